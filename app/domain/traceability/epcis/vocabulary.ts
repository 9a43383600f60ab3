/** The words of the Core Business Vocabulary 2.0 that stand bare in an EPCIS 2.0 document. */

export const BIZ_STEPS = [
  "accepting", "arriving", "assembling", "collecting", "commissioning", "consigning", "creating_class_instance", "cycle_counting", "decommissioning", "departing",
  "destroying", "disassembling", "dispensing", "encoding", "entering_exiting", "holding", "inspecting", "installing", "killing", "loading", "other", "packing", "picking",
  "receiving", "removing", "repackaging", "repairing", "replacing", "reserving", "retail_selling", "sampling", "sensor_reporting", "shipping", "staging_outbound",
  "stock_taking", "stocking", "storing", "transporting", "unloading", "unpacking", "void_shipping",
] as const;

export const DISPOSITIONS = [
  "active", "available", "completeness_inferred", "completeness_verified", "conformant", "container_closed", "container_open", "damaged", "destroyed", "dispensed",
  "disposed", "encoded", "expired", "in_progress", "in_transit", "inactive", "mismatch_class", "mismatch_instance", "mismatch_quantity", "needs_replacement",
  "no_pedigree_match", "non_conformant", "non_sellable_other", "partially_dispensed", "recalled", "reserved", "retail_sold", "returned", "sellable_accessible",
  "sellable_not_accessible", "stolen", "unavailable", "unknown",
] as const;

export const TRANSACTION_TYPES = ["bol", "cert", "desadv", "inv", "pedigree", "po", "poc", "prodorder", "recadv", "rma", "testprd", "testres", "upevt"] as const;

export const SOURCE_DESTINATION_TYPES = ["location", "owning_party", "possessing_party"] as const;

export const ERROR_REASONS = ["did_not_occur", "incorrect_data"] as const;

export const SENSOR_ALERTS = ["ALARM_CONDITION", "ERROR_CONDITION"] as const;

export const COMPONENTS = [
  "altitude", "axial_distance", "azimuth", "easting", "elevation_angle", "height", "latitude", "longitude", "northing", "polar_angle",
  "spherical_radius", "x", "y", "z",
] as const;

export const MEASUREMENTS = [
  "AbsoluteHumidity", "AbsorbedDose", "AbsorbedDoseRate", "Acceleration", "Altitude", "AmountOfSubstance", "AmountOfSubstancePerUnitVolume", "Angle",
  "AngularAcceleration", "AngularMomentum", "AngularVelocity", "Area", "Capacitance", "Conductance", "Conductivity", "Count", "Density", "Dimensionless",
  "DoseEquivalent", "DoseEquivalentRate", "DynamicViscosity", "ElectricCharge", "ElectricCurrent", "ElectricCurrentDensity", "ElectricFieldStrength", "Energy",
  "Exposure", "Force", "Frequency", "Illuminance", "Inductance", "Irradiance", "KinematicViscosity", "Length", "LinearMomentum", "Luminance", "LuminousFlux",
  "LuminousIntensity", "MagneticFlux", "MagneticFluxDensity", "MagneticVectorPotential", "Mass", "MassConcentration", "MassFlowRate", "MassPerAreaTime",
  "MemoryCapacity", "MolalityOfSolute", "MolarEnergy", "MolarMass", "MolarVolume", "Power", "Pressure", "RadiantFlux", "RadiantIntensity", "Radioactivity", "RelativeHumidity",
  "Resistance", "Resistivity", "SolidAngle", "SpecificVolume", "Speed", "SurfaceDensity", "SurfaceTension", "Temperature", "Time", "Torque", "Voltage", "Volume",
  "VolumeFlowRate", "VolumeFraction", "VolumetricFlux", "Wavenumber",
] as const;
