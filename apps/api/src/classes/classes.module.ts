import { Module } from '@nestjs/common';
import { AddPupils } from './add-pupils';
import { AssignClassStaff } from './assign-class-staff';
import { ClassProfileQueries } from './class-profile.queries';
import { ClassWritesController } from './class-writes.controller';
import { ClassesController } from './classes.controller';
import { ClassesQueries } from './classes.queries';
import { CopySets } from './copy-sets';
import { CreateClass } from './create-class';
import { EndClass } from './end-class';
import { EndClassStaff } from './end-class-staff';
import { MovePupils } from './move-pupils';
import { RemovePupils } from './remove-pupils';
import { RenameClass } from './rename-class';
import { UndoClassChange } from './undo-class-change';

@Module({
  controllers: [ClassesController, ClassWritesController],
  providers: [
    ...[ClassesQueries, ClassProfileQueries],
    ...[CreateClass, RenameClass, EndClass, AddPupils, RemovePupils, MovePupils],
    ...[AssignClassStaff, EndClassStaff, CopySets, UndoClassChange],
  ],
})
export class ClassesModule {}
