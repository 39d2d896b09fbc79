import { AlertsModule } from './alerts/alerts.module';
import { AnswersModule } from './answers/answers.module';
import { AssessmentsModule } from './assessments/assessments.module';
import { ClassesModule } from './classes/classes.module';
import { DemoModule } from './demo/demo.module';
import { DoingWellModule } from './doing-well/doing-well.module';
import { ExpectationsModule } from './expectations/expectations.module';
import { ExportsModule } from './exports/exports.module';
import { FinanceModule } from './finance/finance.module';
import { FlagRulesModule } from './flag-rules/flag-rules.module';
import { FlagsModule } from './flags/flags.module';
import { HomeModule } from './home/home.module';
import { IdentityModule } from './identity/identity.module';
import { ImpactModule } from './impact/impact.module';
import { ImportsModule } from './imports/imports.module';
import { InterventionsModule } from './interventions/interventions.module';
import { NoticesModule } from './notices/notices.module';
import { OperationModule } from './operation/operation.module';
import { PupilsModule } from './pupils/pupils.module';
import { ScalesModule } from './scales/scales.module';
import { SchoolsModule } from './schools/schools.module';
import { SubjectsModule } from './subjects/subjects.module';
import { SupportSpeedModule } from './support-speed/support-speed.module';
import { TargetsModule } from './targets/targets.module';
import { WindowsModule } from './windows/windows.module';

/** What Headway does, one module a capability; the same list in every process. */
export const capabilities = [
  AlertsModule,
  AnswersModule,
  AssessmentsModule,
  ClassesModule,
  DemoModule,
  DoingWellModule,
  ExpectationsModule,
  ExportsModule,
  FinanceModule,
  FlagRulesModule,
  FlagsModule,
  HomeModule,
  IdentityModule,
  ImpactModule,
  ImportsModule,
  InterventionsModule,
  NoticesModule,
  OperationModule,
  PupilsModule,
  ScalesModule,
  SchoolsModule,
  SubjectsModule,
  SupportSpeedModule,
  TargetsModule,
  WindowsModule,
];
