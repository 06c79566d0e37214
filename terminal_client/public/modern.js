// Parses only where optional chaining does: Chrome 80, Safari 13.1, Firefox 74.
window.yixiIsModern = ((value) => value?.missing ?? true)(null);
