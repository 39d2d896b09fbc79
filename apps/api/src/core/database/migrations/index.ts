import { Schema1795000000000 } from './1795000000000-schema';
import { RowLevelSecurity1795000000001 } from './1795000000001-row-level-security';
import { ImportParts1795500001000 } from './1795500001000-import-parts';
import { ImportUndo1795500001100 } from './1795500001100-import-undo';
import { SavedMappings1795500001200 } from './1795500001200-saved-mappings';
import { Feeds1795500001300 } from './1795500001300-feeds';
import { StaffOfFiles1795500004000 } from './1795500004000-staff-of-files';
import { NotesAndClassStaff1795500005000 } from './1795500005000-notes-and-class-staff';
import { ClassChanges1795500005001 } from './1795500005001-class-changes';
import { DeviceSecret1795500007000 } from './1795500007000-device-secret';
import { ScalesAndTargets1795500008000 } from './1795500008000-scales-and-targets';
import { CollectingMarks1795500009000 } from './1795500009000-collecting-marks';
import { ImportEffects1795500099000 } from './1795500099000-import-effects';
import { FlagsOfUndoneImports1796000500000 } from './1796000500000-flags-of-undone-imports';
import { RemindersAndVersions1796000200000 } from './1796000200000-reminders-and-versions';
import { PupilStatistics1796000900000 } from './1796000900000-pupil-statistics';
import { AnswersAndAlerts1796500000000 } from './1796500000000-answers-and-alerts';
import { ChangedCohorts1796500000100 } from './1796500000100-changed-cohorts';
import { ActsOnAlerts1796500300000 } from './1796500300000-acts-on-alerts';
import { NoticesOfFlags1796500400000 } from './1796500400000-notices-of-flags';
import { NoticesByMail1796500500000 } from './1796500500000-notices-by-mail';

/** In order. Listed by class, because a bundle has no folders to search. */
export const migrations = [
  Schema1795000000000,
  RowLevelSecurity1795000000001,
  ImportParts1795500001000,
  ImportUndo1795500001100,
  SavedMappings1795500001200,
  Feeds1795500001300,
  StaffOfFiles1795500004000,
  NotesAndClassStaff1795500005000,
  ClassChanges1795500005001,
  DeviceSecret1795500007000,
  ScalesAndTargets1795500008000,
  CollectingMarks1795500009000,
  ImportEffects1795500099000,
  RemindersAndVersions1796000200000,
  FlagsOfUndoneImports1796000500000,
  PupilStatistics1796000900000,
  AnswersAndAlerts1796500000000,
  ChangedCohorts1796500000100,
  ActsOnAlerts1796500300000,
  NoticesOfFlags1796500400000,
  NoticesByMail1796500500000,
];
