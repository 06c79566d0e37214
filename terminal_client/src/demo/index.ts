/** The demo: chair, attendee, screen and desk side by side, live. */

export { default } from './DemoFace.vue';
