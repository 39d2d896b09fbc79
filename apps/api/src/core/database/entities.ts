import { AlertActionEntity } from '../../alerts/alert-action.entity';
import { CohortAlertEntity } from '../../alerts/cohort-alert.entity';
import { ClassAnswerEntity } from '../../answers/class-answer.entity';
import { StaffConcernEntity } from '../../answers/staff-concern.entity';
import { AssessmentWindowEntity } from '../../assessments/assessment-window.entity';
import { ExpectationEntity } from '../../assessments/expectation.entity';
import { ForecastEntity } from '../../assessments/forecast.entity';
import { ResultHistoryEntity } from '../../assessments/result-history.entity';
import { ResultEntity } from '../../assessments/result.entity';
import { ScaleMappingEntity } from '../../assessments/scale-mapping.entity';
import { ScaleEntity } from '../../assessments/scale.entity';
import { SubjectScaleEntity } from '../../assessments/subject-scale.entity';
import { SubjectEntity } from '../../assessments/subject.entity';
import { TargetHistoryEntity } from '../../assessments/target-history.entity';
import { TargetEntity } from '../../assessments/target.entity';
import { WindowSubjectEntity } from '../../assessments/window-subject.entity';
import { WorkingToEntity } from '../../assessments/working-to.entity';
import { AuditEventEntity } from '../audit/audit-event.entity';
import { OutboxEntity } from '../jobs/outbox.entity';
import { RecurringJobEntity } from '../jobs/recurring-job.entity';
import { ClassChangeEntity } from '../../classes/class-change.entity';
import { CostLineEntity } from '../../finance/cost-line.entity';
import { StaffRateEntity } from '../../finance/staff-rate.entity';
import { AnalysisRunEntity } from '../../flags/analysis-run.entity';
import { ChangedCohortEntity } from '../../flags/changed-cohort.entity';
import { CohortStateEntity } from '../../flags/cohort-state.entity';
import { DoingWellEntity } from '../../flags/doing-well.entity';
import { FlagEventEntity } from '../../flags/flag-event.entity';
import { FlagEntity } from '../../flags/flag.entity';
import { ProgressEntity } from '../../flags/progress.entity';
import { RuleSettingsEntity } from '../../flag-rules/rule-settings.entity';
import { RuleTrialEntity } from '../../flag-rules/rule-trial.entity';
import { AccountEntity } from '../../identity/account.entity';
import { SessionEntity } from '../../identity/session.entity';
import { StaffRoleEntity } from '../../identity/staff-role.entity';
import { StaffEntity } from '../../identity/staff.entity';
import { ImpactEstimateEntity } from '../../impact/impact-estimate.entity';
import { ImportPartEntity } from '../../imports/import-part.entity';
import { FeedEntity } from '../../imports/feeds/feed.entity';
import { ImportRunEntity } from '../../imports/import-run.entity';
import { SavedMappingEntity } from '../../imports/saved/saved-mapping.entity';
import { ImportEffectEntity } from '../../imports/undo/import-effect.entity';
import { GroupSessionEntity } from '../../interventions/group-session.entity';
import { GroupSlotEntity } from '../../interventions/group-slot.entity';
import { InterventionGroupEntity } from '../../interventions/intervention-group.entity';
import { PlacementEntity } from '../../interventions/placement.entity';
import { ProgrammeEntity } from '../../interventions/programme.entity';
import { RegisterMarkEntity } from '../../interventions/register-mark.entity';
import { AttendanceEntity } from '../../pupils/attendance.entity';
import { CharacteristicEntity } from '../../pupils/characteristic.entity';
import { ClassPupilEntity } from '../../pupils/class-pupil.entity';
import { ClassStaffEntity } from '../../pupils/class-staff.entity';
import { ClassEntity } from '../../pupils/class.entity';
import { PupilEntity } from '../../pupils/pupil.entity';
import { AcademicYearEntity } from '../../schools/academic-year.entity';
import { ClosedDayEntity } from '../../schools/closed-day.entity';
import { HalfTermEntity } from '../../schools/half-term.entity';
import { SchoolEntity } from '../../schools/school.entity';
import { TrustEntity } from '../../schools/trust.entity';
import { NoticeEntity } from '../../notices/notice.entity';
import { CollectionFinishedEntity } from '../../windows/collection-finished.entity';
import { ModeratedMarkEntity } from '../../windows/moderated-mark.entity';
import { ModerationEntity } from '../../windows/moderation.entity';
import { WindowUnlockEntity } from '../../windows/window-unlock.entity';

/** Every table. Listed by class, because a bundle has no folders to search. */
export const entities = [
  AlertActionEntity,
  CohortAlertEntity,
  ClassAnswerEntity,
  StaffConcernEntity,
  AssessmentWindowEntity,
  ExpectationEntity,
  ForecastEntity,
  ResultHistoryEntity,
  ResultEntity,
  ScaleMappingEntity,
  ScaleEntity,
  SubjectScaleEntity,
  SubjectEntity,
  TargetHistoryEntity,
  TargetEntity,
  WindowSubjectEntity,
  WorkingToEntity,
  AuditEventEntity,
  OutboxEntity,
  RecurringJobEntity,
  ClassChangeEntity,
  CostLineEntity,
  StaffRateEntity,
  AnalysisRunEntity,
  ChangedCohortEntity,
  CohortStateEntity,
  DoingWellEntity,
  FlagEventEntity,
  FlagEntity,
  ProgressEntity,
  RuleSettingsEntity,
  RuleTrialEntity,
  AccountEntity,
  SessionEntity,
  StaffRoleEntity,
  StaffEntity,
  ImpactEstimateEntity,
  FeedEntity,
  ImportEffectEntity,
  SavedMappingEntity,
  ImportPartEntity,
  ImportRunEntity,
  GroupSessionEntity,
  GroupSlotEntity,
  InterventionGroupEntity,
  PlacementEntity,
  ProgrammeEntity,
  RegisterMarkEntity,
  AttendanceEntity,
  CharacteristicEntity,
  ClassPupilEntity,
  ClassStaffEntity,
  ClassEntity,
  PupilEntity,
  AcademicYearEntity,
  ClosedDayEntity,
  HalfTermEntity,
  SchoolEntity,
  TrustEntity,
  NoticeEntity,
  CollectionFinishedEntity,
  ModeratedMarkEntity,
  ModerationEntity,
  WindowUnlockEntity,
];
