/** The roles of a meeting in the order of the table. */

import type { Role } from '../../../wire/generated/types';

export const ROLES: readonly Role[] = ['chair', 'member', 'observer', 'reporter', 'secretary', 'staff', 'guest'];
