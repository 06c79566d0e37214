/** The wall: the face without controls. */

export { default } from './ScreenFace.vue';
