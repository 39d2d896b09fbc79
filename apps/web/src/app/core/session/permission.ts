import type { MySchoolDto } from '@headway/api-client';

/** What a person may do in a school, as the server names it. The server decides; here it only hides what would be refused. */
export type Permission = MySchoolDto['permissions'][number];
