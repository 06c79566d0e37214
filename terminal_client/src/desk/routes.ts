/** The addresses of the desk; each page is fetched when it is first opened. */

import type { RouteRecordRaw } from 'vue-router';

export const deskRoutes: RouteRecordRaw = {
  path: '/desk',
  component: () => import('./DeskShell.vue'),
  children: [
    { path: '', name: 'desk', redirect: (to) => ({ name: 'desk-today', query: to.query }) },
    { path: 'today', name: 'desk-today', component: () => import('./TodayPage.vue') },
    { path: 'meetings', name: 'desk-meetings', component: () => import('./meetings/MeetingListPage.vue') },
    { path: 'meetings/new', name: 'desk-meeting-new', component: () => import('./meetings/MeetingNewPage.vue') },
    {
      path: 'meetings/:meeting/:tab?',
      name: 'desk-meeting',
      component: () => import('./meeting/MeetingPage.vue'),
      props: true,
    },
    { path: 'people', name: 'desk-people', component: () => import('./people/PeoplePage.vue') },
    { path: 'rooms', name: 'desk-rooms', component: () => import('./rooms/RoomsPage.vue') },
    { path: 'settings', name: 'desk-settings', component: () => import('./settings/SettingsPage.vue') },
  ],
};
