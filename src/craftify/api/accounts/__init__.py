"""The routes of accounts: people, sessions and the organizations they belong to."""
