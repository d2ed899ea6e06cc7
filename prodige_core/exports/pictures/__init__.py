"""The pictures of a report as files of their own, for slides and websites; and the first page of a document."""
