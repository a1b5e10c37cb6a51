"""What you can look up: one question, one SQL text, frozen rows."""
