/** One address a face; each face is a chunk of its own, so a tablet never loads the desk. */

import { createRouter, createWebHistory } from 'vue-router';

import { deskRoutes } from './desk/routes';

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: () => import('./reception') },
    { path: '/in/:meeting', component: () => import('./reception'), props: true },
    { path: '/t', component: () => import('./terminal') },
    { path: '/s/:room', component: () => import('./screen'), props: true },
    deskRoutes,
    { path: '/demo', component: () => import('./demo') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
});
