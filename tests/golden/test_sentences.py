"""What is said is what was said, until somebody means to change it: each sentence is a line of a stored file."""

import pytest
from stored_sentences import sentences, stored


@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_sentence_is_as_stored(language: str) -> None:
    """Where one is meant to change, run stored_sentences.py, and read the lines that moved."""
    assert list(sentences(language)) == stored(language)
