"""The knowledge base: typed models and the strict way from YAML files to them."""
