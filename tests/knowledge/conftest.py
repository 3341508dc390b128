from pathlib import Path

import pytest

from tests.knowledge.folder import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A knowledge folder without any mistake."""
    return Folder(tmp_path / "knowledge")
