import { Module } from '@nestjs/common';
import { CreateSchool } from './create-school';

@Module({ providers: [CreateSchool], exports: [CreateSchool] })
export class SchoolsModule {}
