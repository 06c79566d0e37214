"""The ordered journal of each meeting: numbering, streams, telling after the commit, replay."""
