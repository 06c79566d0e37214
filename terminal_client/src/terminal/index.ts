/** The terminal face: the tablet at the seat. */

export { default } from './TerminalFace.vue';
