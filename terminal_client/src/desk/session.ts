/** Who is at the desk: login, logout, duties, and calls that notice when the login has run out. */

import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';

import { useMeeting } from '../state/store';
import type { EndpointReplies, JsonEndpoint } from '../wire/generated/api';
import type { Duty, Person } from '../wire/generated/types';
import type { CallArguments } from '../wire/http';
import { CallFailed } from '../wire/problem';
import { forgetSession, sessionOfLogin } from '../wire/session';

export const useDesk = defineStore('desk', () => {
  const meeting = useMeeting();
  const person = shallowRef<Person | null>(null);
  /** The login ran out while somebody was at work: they come back to where they were. */
  const expired = shallowRef(false);

  const isLoggedIn = computed(() => meeting.session?.face === 'desk');
  const mayPrepare = computed(() => has('organiser', 'secretary'));
  const mayBind = computed(() => has('organiser', 'secretary', 'administrator'));
  const mayArchive = computed(() => has('organiser', 'secretary', 'archivist'));

  function has(...duties: readonly Duty[]): boolean {
    return person.value?.duties.some((duty) => duties.includes(duty)) ?? false;
  }

  /** Log in; throws `CallFailed`. */
  async function logIn(login: string, password: string): Promise<void> {
    const opened = await meeting.http.call('people.login', {}, { login, password });
    meeting.adopt(sessionOfLogin(opened));
    person.value = opened.person;
    expired.value = false;
  }

  async function logOut(): Promise<void> {
    // The token is forgotten here whether or not the server hears of it.
    await meeting.http.call('people.logout', {}).catch(() => undefined);
    forget();
  }

  /** Ask who the kept login is of; throws `CallFailed`. */
  async function identify(): Promise<void> {
    if (person.value !== null) return;
    person.value = (await call('people.whoami', {})).person;
  }

  /** Call an endpoint as whoever is logged in; throws `CallFailed`. */
  async function call<N extends JsonEndpoint>(name: N, ...args: CallArguments<N>): Promise<EndpointReplies[N]> {
    try {
      return await meeting.http.call(name, ...args);
    } catch (thrown) {
      if (thrown instanceof CallFailed && thrown.problem.code === 'not_logged_in') {
        forget();
        expired.value = true;
      }
      throw thrown;
    }
  }

  function forget(): void {
    meeting.leave();
    forgetSession(meeting.slot);
    meeting.session = null;
    person.value = null;
  }

  return { person, expired, isLoggedIn, mayPrepare, mayBind, mayArchive, logIn, logOut, identify, call };
});
