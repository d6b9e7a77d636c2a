"""Templates, their versions, drafts and variables."""
