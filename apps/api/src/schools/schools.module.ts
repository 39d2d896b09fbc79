import { Module } from '@nestjs/common';
import { CreateSchool } from './create-school';
import { SetYear } from './set-year';
import { YearsController } from './years.controller';
import { YearsQueries } from './years.queries';

@Module({ controllers: [YearsController], providers: [CreateSchool, SetYear, YearsQueries], exports: [CreateSchool] })
export class SchoolsModule {}
