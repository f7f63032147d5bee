import Porter

Porter.receive(CommandLine.arguments)
