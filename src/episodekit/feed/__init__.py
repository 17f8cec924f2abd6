"""L3. The feed: XML with line and column in, RSS out through feedgen."""
