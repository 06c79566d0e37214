/** Short messages after an action: what was done, or why it was not. */

import { useI18n } from 'vue-i18n';

import { problemSentence } from '../state/sentences';
import type { ProblemReply } from '../wire/generated/types';
import type { Problem } from '../wire/problem';
import { problemOf } from '../wire/problem';
import { ElMessage } from './elements';

const DONE_MS = 3000;
/** Long enough to be read twice. */
const FAILED_MS = 8000;

export function useTell() {
  const { t, te } = useI18n({ useScope: 'global' });
  const translator = {
    t: (key: string, named: Record<string, unknown>): string => t(key, named),
    te: (key: string): boolean => te(key),
  };

  function sentence(problem: Problem | ProblemReply): string {
    return problemSentence(translator, problem as Problem);
  }

  function done(text: string): void {
    ElMessage({ type: 'success', message: text, duration: DONE_MS, grouping: true });
  }

  function refused(problem: Problem | ProblemReply): void {
    ElMessage({ type: 'error', message: sentence(problem), duration: FAILED_MS, showClose: true, grouping: true });
  }

  /** Do something; says what went wrong and answers whether it was done. */
  async function attempt(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (thrown) {
      refused(problemOf(thrown));
      return false;
    }
  }

  return { translator, sentence, done, refused, attempt };
}
