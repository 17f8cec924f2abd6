"""L3. A figure's title out of the figure's own sentence, so that it cannot say more than the article."""
