"""What documents of an organization share: synced blocks, and how they are put into a document."""
