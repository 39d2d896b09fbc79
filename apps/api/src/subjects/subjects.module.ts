import { Module } from '@nestjs/common';
import { AddEarlyLearningGoals } from './add-early-learning-goals';
import { AddSubject } from './add-subject';
import { ChangeSubject } from './change-subject';
import { OrderSubjects } from './order-subjects';
import { RetireSubject } from './retire-subject';
import { SubjectSettingsQueries } from './subject-settings.queries';
import { SubjectsController } from './subjects.controller';

@Module({
  controllers: [SubjectsController],
  providers: [AddEarlyLearningGoals, AddSubject, ChangeSubject, OrderSubjects, RetireSubject, SubjectSettingsQueries],
})
export class SubjectsModule {}
