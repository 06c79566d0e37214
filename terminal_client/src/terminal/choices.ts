/** How each vote looks: always shape and colour, with its word beside them. */

import type { IconName } from '../design/icons';
import type { Choice } from '../wire/generated/types';

export const CHOICES: readonly Choice[] = ['for', 'against', 'abstain'];

export const CHOICE_ICONS: Readonly<Record<Choice, IconName>> = {
  for: 'circle',
  against: 'cross',
  abstain: 'triangle',
};
