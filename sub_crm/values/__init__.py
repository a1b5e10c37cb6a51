"""The small things that records are made of: ids, vague dates, names, phone numbers, kinds."""
