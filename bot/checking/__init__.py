"""Text in, verdicts out: no input or output, no clock, no randomness."""
