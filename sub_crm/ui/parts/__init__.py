"""Parts of screens that several subjects share: timeline, cards, small forms, fields that save."""
