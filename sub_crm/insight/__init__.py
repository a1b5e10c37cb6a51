"""What it tells you: pure arithmetic and judgement over rows that nobody typed in."""
