import { Module } from '@nestjs/common';
import { FlagsModule } from '../flags/flags.module';
import { PupilStoryQueries } from './pupil-story.queries';
import { PupilsController } from './pupils.controller';
import { PupilsQueries } from './pupils.queries';

@Module({ imports: [FlagsModule], controllers: [PupilsController], providers: [PupilsQueries, PupilStoryQueries] })
export class PupilsModule {}
