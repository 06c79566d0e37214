/** Starts the client; which face it shows is decided by the address. */

import { createPinia } from 'pinia';
import { createApp } from 'vue';

import App from './App.vue';
import './design/tokens.css';
import './design/base.css';
import { i18n } from './i18n';
import { router } from './router';
import { obeyFrame } from './wire/network';

obeyFrame();

createApp(App).use(createPinia()).use(i18n).use(router).mount('#app');

// A quarter of a megabyte of slices that a device with Chinese faces of its own never needs: not before the first paint.
void import('./design/fonts.css');
