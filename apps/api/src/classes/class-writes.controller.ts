import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { AddPupils } from './add-pupils';
import { AssignClassStaff } from './assign-class-staff';
import {
  AddPupilsDto,
  AssignClassStaffDto,
  ClassChangedDto,
  CopySetsDto,
  CreateClassDto,
  EndClassDto,
  EndClassStaffDto,
  MovePupilsDto,
  RemovePupilsDto,
  RenameClassDto,
} from './class-writes.dto';
import { CopySets } from './copy-sets';
import { CreateClass } from './create-class';
import { EndClass } from './end-class';
import { EndClassStaff } from './end-class-staff';
import { MovePupils } from './move-pupils';
import { RemovePupils } from './remove-pupils';
import { RenameClass } from './rename-class';
import { UndoClassChange } from './undo-class-change';

@ApiTags('classes')
@Controller('api/v1/schools/:schoolId')
export class ClassWritesController {
  constructor(
    private readonly creating: CreateClass,
    private readonly renaming: RenameClass,
    private readonly ending: EndClass,
    private readonly adding: AddPupils,
    private readonly removing: RemovePupils,
    private readonly moving: MovePupils,
    private readonly assigning: AssignClassStaff,
    private readonly endingStaff: EndClassStaff,
    private readonly copying: CopySets,
    private readonly undoing: UndoClassChange,
  ) {}

  /** Makes a class or a set; sending it twice makes one. */
  @Post('classes')
  @Permit('classes.write')
  createClass(@InSchool() caller: Caller, @Body() asked: CreateClassDto): Promise<ClassChangedDto> {
    return this.creating.run(caller, asked);
  }

  /** Gives a class another name. */
  @Patch('classes/:classId')
  @Permit('classes.write')
  renameClass(
    @InSchool() caller: Caller,
    @Param('classId', ParseUUIDPipe) classId: string,
    @Body() asked: RenameClassDto,
  ): Promise<ClassChangedDto> {
    return this.renaming.run(caller, classId, asked);
  }

  /** Ends a class before its year does. */
  @Post('classes/:classId/end')
  @HttpCode(200)
  @Permit('classes.write')
  endClass(
    @InSchool() caller: Caller,
    @Param('classId', ParseUUIDPipe) classId: string,
    @Body() asked: EndClassDto,
  ): Promise<ClassChangedDto> {
    return this.ending.run(caller, classId, asked);
  }

  /** Puts pupils into a class from a day on; refused, with who and where, for a second set of the same subject. */
  @Post('classes/:classId/pupils/add')
  @HttpCode(200)
  @Permit('classes.write')
  addPupils(
    @InSchool() caller: Caller,
    @Param('classId', ParseUUIDPipe) classId: string,
    @Body() asked: AddPupilsDto,
  ): Promise<ClassChangedDto> {
    return this.adding.run(caller, classId, asked);
  }

  /** Ends the time of pupils in a class. */
  @Post('classes/:classId/pupils/remove')
  @HttpCode(200)
  @Permit('classes.write')
  removePupils(
    @InSchool() caller: Caller,
    @Param('classId', ParseUUIDPipe) classId: string,
    @Body() asked: RemovePupilsDto,
  ): Promise<ClassChangedDto> {
    return this.removing.run(caller, classId, asked);
  }

  /** Moves pupils to another class of the year from a day on. */
  @Post('classes/:classId/pupils/move')
  @HttpCode(200)
  @Permit('classes.write')
  movePupils(
    @InSchool() caller: Caller,
    @Param('classId', ParseUUIDPipe) classId: string,
    @Body() asked: MovePupilsDto,
  ): Promise<ClassChangedDto> {
    return this.moving.run(caller, classId, asked);
  }

  /** Gives a class a teacher, a cover teacher until a day, or an assistant. */
  @Post('classes/:classId/staff')
  @HttpCode(200)
  @Permit('classes.write')
  assignClassStaff(
    @InSchool() caller: Caller,
    @Param('classId', ParseUUIDPipe) classId: string,
    @Body() asked: AssignClassStaffDto,
  ): Promise<ClassChangedDto> {
    return this.assigning.run(caller, classId, asked);
  }

  /** Ends the time of an adult with a class. */
  @Post('classes/:classId/staff/end')
  @HttpCode(200)
  @Permit('classes.write')
  endClassStaff(
    @InSchool() caller: Caller,
    @Param('classId', ParseUUIDPipe) classId: string,
    @Body() asked: EndClassStaffDto,
  ): Promise<ClassChangedDto> {
    return this.endingStaff.run(caller, classId, asked);
  }

  /** Makes the sets of a year again for the year after it. */
  @Post('class-copies')
  @HttpCode(200)
  @Permit('classes.write')
  copySets(@InSchool() caller: Caller, @Body() asked: CopySetsDto): Promise<ClassChangedDto> {
    return this.copying.run(caller, asked);
  }

  /** Takes a change of a class back while nothing it made has been changed since. */
  @Post('class-changes/:changeId/undo')
  @HttpCode(200)
  @Permit('classes.write')
  undoClassChange(
    @InSchool() caller: Caller,
    @Param('changeId', ParseUUIDPipe) changeId: string,
  ): Promise<ClassChangedDto> {
    return this.undoing.run(caller, changeId);
  }
}
