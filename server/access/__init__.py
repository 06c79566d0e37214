"""Who may do what: permissions, predicates, one rule table; the default is no."""
