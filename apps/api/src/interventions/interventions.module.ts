import { Module } from '@nestjs/common';
import { FinanceModule } from '../finance/finance.module';
import { CloseGroup } from './close-group';
import { CreateGroup } from './create-group';
import { CreateProgramme } from './create-programme';
import { ExitPupil } from './exit-pupil';
import { GridQueries } from './grid.queries';
import { GroupQueries } from './group.queries';
import { GroupReach } from './group-reach';
import { GroupsController } from './groups.controller';
import { MovePupil } from './move-pupil';
import { PlacePupil } from './place-pupil';
import { PlacementsController } from './placements.controller';
import { ProgrammeQueries } from './programme.queries';
import { ProgrammesController } from './programmes.controller';
import { SessionQueries } from './session.queries';
import { SessionsController } from './sessions.controller';
import { TakeRegister } from './take-register';
import { UndoPlacement } from './undo-placement';
import { UpdateGroup } from './update-group';

@Module({
  imports: [FinanceModule],
  controllers: [ProgrammesController, GroupsController, PlacementsController, SessionsController],
  providers: [
    ProgrammeQueries,
    CreateProgramme,
    GroupReach,
    GroupQueries,
    GridQueries,
    CreateGroup,
    UpdateGroup,
    CloseGroup,
    PlacePupil,
    MovePupil,
    ExitPupil,
    UndoPlacement,
    SessionQueries,
    TakeRegister,
  ],
})
export class InterventionsModule {}
