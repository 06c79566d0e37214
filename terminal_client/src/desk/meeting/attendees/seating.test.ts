import { describe, expect, it } from 'vitest';

import { ATTENDEE } from '../../../state/samples';
import type { Person, Room } from '../../../wire/generated/types';
import { drafts, invitedOf, seated, withPeople, withRole } from './seating';

const ROOM: Room = {
  id: 'room00001',
  name: '第一会议室',
  rows: 1,
  columns: 2,
  seats: [
    { id: 'seat00001', label: '1', row: 0, column: 0, bound: true },
    { id: 'seat00002', label: '2', row: 0, column: 1, bound: false },
  ],
};
const LIN: Person = { id: 'person002', name: '林㛃', name_sort: 'lin jie', title: '', department: '', duties: [] };

const list = withPeople(invitedOf([ATTENDEE], ROOM), [LIN], 'member');

describe('the list of attendees', () => {
  it('finds seats by their place on the plan', () => {
    expect(list.map((one) => one.seat)).toEqual(['seat00001', null]);
  });
  it('takes nobody twice', () => {
    expect(withPeople(list, [LIN], 'observer')).toEqual(list);
  });
  it('swaps when a seat is taken', () => {
    const both = seated(list, LIN.id, 'seat00002');
    expect(seated(both, LIN.id, 'seat00001').map((one) => one.seat)).toEqual(['seat00002', 'seat00001']);
  });
  it('leaves who sat there without a seat when the newcomer had none', () => {
    expect(seated(list, LIN.id, 'seat00001').map((one) => one.seat)).toEqual([null, 'seat00001']);
  });
  it('has one chair: a new one makes the former a member', () => {
    expect(withRole(list, LIN.id, 'chair').map((one) => one.role)).toEqual(['member', 'chair']);
  });
  it('asks the server for exactly person, role and seat', () => {
    expect(drafts(list)[1]).toEqual({ person: 'person002', role: 'member', seat: null });
  });
});
