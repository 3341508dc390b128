"""One conversation for every door: what was said, what is remembered, what is answered."""
