"""The audit trail: who did what, hash-chained so that nothing can be changed, taken out or slipped in unseen."""
