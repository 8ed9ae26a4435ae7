"""From a finished page to paper: the spool, and one file for each kind of printer."""
