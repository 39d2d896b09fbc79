import { Module } from '@nestjs/common';
import { ClassesController } from './classes.controller';
import { ClassesQueries } from './classes.queries';

@Module({ controllers: [ClassesController], providers: [ClassesQueries] })
export class ClassesModule {}
