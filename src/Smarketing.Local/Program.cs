Console.WriteLine("Smarketing");
