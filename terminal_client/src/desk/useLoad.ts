/** Something fetched for a view: loading, there, or a problem; a later answer never gives way to an earlier one. */

import type { ShallowRef } from 'vue';
import { shallowRef } from 'vue';
import type { Problem } from '../wire/problem';
import { problemOf } from '../wire/problem';

export interface Load<T> {
  readonly value: ShallowRef<T | null>;
  readonly problem: ShallowRef<Problem | null>;
  /** Being fetched for the first time, or again after a problem; a silent refresh is not shown. */
  readonly loading: ShallowRef<boolean>;
  reload(): Promise<void>;
  /** Take what an action answered in place of what was fetched. */
  put(value: T): void;
}

export function useLoad<T>(fetch: () => Promise<T>): Load<T> {
  const value = shallowRef<T | null>(null) as ShallowRef<T | null>;
  const problem = shallowRef<Problem | null>(null);
  const loading = shallowRef(true);
  let generation = 0;

  async function reload(): Promise<void> {
    const mine = ++generation;
    if (value.value === null) loading.value = true;
    try {
      const fetched = await fetch();
      if (mine === generation) put(fetched);
    } catch (thrown) {
      if (mine !== generation) return;
      loading.value = false;
      // What is on the screen stays there: an outage of a second must not empty the desk.
      if (value.value === null) problem.value = problemOf(thrown);
    }
  }

  function put(fetched: T): void {
    generation += 1;
    value.value = fetched;
    problem.value = null;
    loading.value = false;
  }

  void reload();
  return { value, problem, loading, reload, put };
}
