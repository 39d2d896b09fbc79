import type { Answer, Browser } from './browser';
import type { TestApp } from './test-app';
import { newId } from '../src/core/time/new-id';
import type { GroupPageDto, SlotDto } from '../src/interventions/group.dto';
import type { PlacementDto, PlacePupilDto } from '../src/interventions/placement.dto';
import type { RegisterDto, TakeRegisterDto } from '../src/interventions/session.dto';

export const api = (school: number, path: string): string => `/api/v1/schools/${school}/${path}`;

/** Monday, Wednesday and Friday at ten past nine. */
export const threeMornings: SlotDto[] = [1, 3, 5].map((weekday) => ({ weekday, startsAt: '09:10', minutes: 20 }));

/** A programme of twenty minutes, three times a week, for six. @returns its id */
export async function givenProgramme(app: TestApp, school: number, subject: number | null, name = 'Word reading') {
  const id = newId();
  await app.sql(
    `INSERT INTO programme (school_id, id, name, subject_id, tier, kind, year_groups, minutes, sessions_per_week, weeks,
       group_size) VALUES ($1, $2, $3, $4, 'targeted', 'academic', '{5}', 20, 3, 6, 6)`,
    [school, id, name, subject],
  );
  return id;
}

interface GroupWanted {
  programmeId: string;
  name?: string;
  leaderId?: string;
  startsOn?: string;
  endsOn?: string;
  capacity?: number;
  slots?: SlotDto[];
}

/** A group from 2 November to 18 December, made through the API. */
export async function startGroup(person: Browser, school: number, wanted: GroupWanted): Promise<GroupPageDto> {
  const answer = await person.post<GroupPageDto>(api(school, 'groups'), {
    id: newId(),
    name: 'Word reading',
    startsOn: '2026-11-02',
    endsOn: '2026-12-18',
    slots: threeMornings,
    ...wanted,
  });
  if (answer.status !== 200) throw new Error(`The group was refused: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export function place(
  person: Browser,
  school: number,
  wanted: Omit<PlacePupilDto, 'id'> & { id?: string },
): Promise<Answer<PlacementDto & { title: string; detail: string }>> {
  return person.post(api(school, 'placements'), { id: newId(), ...wanted });
}

/** Takes a register with the version it has now. */
export async function takeRegister(
  person: Browser,
  school: number,
  sessionId: string,
  taken: TakeRegisterDto,
): Promise<Answer<RegisterDto & { title: string }>> {
  const now = await person.get<RegisterDto>(api(school, `sessions/${sessionId}/register`));
  return person.put(api(school, `sessions/${sessionId}/register`), taken, { 'if-match': now.etag ?? '' });
}
