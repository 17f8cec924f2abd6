"""L1. Vocabularies of the field as tables, each with its source named."""
