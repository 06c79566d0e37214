/** The reception face: the door of a meeting on a phone or a device that is bound to no seat. */

export { default } from './ReceptionFace.vue';
