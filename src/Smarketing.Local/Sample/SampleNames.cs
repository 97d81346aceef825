namespace Smarketing.Local.Sample;

/// <summary>What invented people and companies are called. Whoever bears such a name is not meant.</summary>
internal static class SampleNames
{
    public static readonly IReadOnlyList<string> First =
    [
        "Lucía", "Mateo", "Valentina", "Santiago", "Camila", "Sebastián", "Mariana", "Diego", "Daniela", "Andrés", "Gabriela", "Javier", "Paula", "Ricardo", "Fernanda", "Tomás", "Renata", "Joaquín",
        "Ximena", "Emilio", "Natalia", "Rodrigo", "Carolina", "Felipe", "Adriana", "Martín", "Verónica", "Héctor", "Alejandra", "Óscar", "Beatriz", "Raúl", "Lorena", "Ignacio", "Silvia", "Esteban",
    ];

    public static readonly IReadOnlyList<string> Last =
    [
        "Herrera", "Quispe", "Rojas", "Cárdenas", "Fuentes", "Ibáñez", "Salinas", "Peña", "Cordero", "Navarro", "Aguirre", "Benítez", "Castaño", "Duarte", "Espinoza", "Figueroa", "Galindo", "Huerta",
        "Jaramillo", "Lozano", "Montoya", "Nájera", "Orozco", "Palacios", "Quintero", "Robles", "Sandoval", "Tapia", "Ureña", "Valdés", "Yáñez", "Zamora", "Arce", "Bravo", "Cuevas", "Lara",
    ];

    public static readonly IReadOnlyList<string> Company =
    [
        "Alba", "Cóndor", "Mirador", "Andes", "Ceiba", "Quetzal", "Bahía", "Cumbre", "Horizonte", "Pacífico", "Altiplano", "Roble", "Sierra", "Pirámide", "Vértice", "Arrecife", "Caoba", "Delta",
        "Estela", "Frontera", "Girasol", "Jacaranda", "Laguna", "Meseta", "Nopal", "Obsidiana", "Puente", "Ribera", "Solar", "Tierra Firme", "Valle", "Volcán", "Zafiro", "Almendro", "Brújula", "Cantera",
    ];

    /// <summary>What they do, as people say it, and as a word of the form's industry field.</summary>
    public static readonly IReadOnlyList<((string Name, string Industry) Item, double Weight)> Trades =
    [
        (("Constructora", "construcción"), 30), (("Inmobiliaria", "inmobiliaria"), 14), (("Ingeniería", "ingeniería civil"), 14), (("Minera", "minería"), 6), (("Logística", "logística"), 8),
        (("Manufacturas", "manufactura"), 8), (("Energía", "energía"), 6), (("Desarrollos", "bienes raíces"), 8), (("Consultores", "consultoría"), 6),
    ];

    public static readonly IReadOnlyList<(SampleCountry Item, double Weight)> Countries =
    [
        (new("MX", "+52 55 5550"), 44), (new("CO", "+57 601 555"), 17), (new("PE", "+51 1 555"), 11), (new("CL", "+56 2 2555"), 9), (new("AR", "+54 11 5555"), 8),
        (new("EC", "+593 2 255"), 4), (new("GT", "+502 2255"), 4), (new("CR", "+506 2255"), 3),
    ];

    public static readonly IReadOnlyList<string> Leading = ["Director General", "Directora de Operaciones", "Gerente General", "Directora de Compras", "CEO", "Dueño", "Director de Proyectos", "VP de Construcción"];

    public static readonly IReadOnlyList<string> Managing = ["Gerente de obra", "Jefa de compras", "Gerente de proyecto", "Coordinador de obra", "Jefe de costos", "Gerente de planeación"];

    public static readonly IReadOnlyList<string> Working = ["Residente de obra", "Analista de costos", "Asistente de dirección", "Arquitecta", "Auxiliar administrativo", "Ingeniera de campo", "Presupuestista"];

    public static readonly IReadOnlyList<string> Messages =
    [
        "Queremos controlar los costos de tres obras a la vez.", "¿Se integra con nuestro sistema contable?", "Buscamos algo para 40 usuarios.", "Nos gustaría verlo con nuestros datos.",
        "¿Cuánto tarda la puesta en marcha?", "Hoy llevamos todo en hojas de cálculo.",
    ];
}

/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="PhoneStart">Invented numbers begin with it.</param>
internal sealed record SampleCountry(string Code, string PhoneStart);
