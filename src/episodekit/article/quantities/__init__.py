"""L3. What a sentence states in numbers: digits and number words, units, bounds, ranges, shares, ranks, changes."""
