"""The protocol between terminals and server, declared once; everything published is made from here."""
